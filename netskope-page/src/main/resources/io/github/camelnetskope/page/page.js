"use strict";

// Fetches the page again and takes over what is new in it. What has not changed stays the same
// element: focus, selection and what somebody has opened are kept.
const EVERY = 5000;
const lost = document.getElementById("lost");
const seen = () => document.querySelector(".about time").textContent;

function update(old, fresh) {
  if (old.isEqualNode(fresh)) {
    return;
  }
  if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName) {
    old.replaceWith(fresh);
  } else if (old.nodeType === Node.ELEMENT_NODE) {
    attributes(old, fresh);
    children(old, fresh);
  } else {
    old.data = fresh.data;
  }
}

function attributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && name !== "open") {
      old.removeAttribute(name);
    }
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) {
      old.setAttribute(name, value);
    }
  }
}

// In pairs, one after the other; what has an id is found again by it.
function children(old, fresh) {
  const news = [...fresh.childNodes];
  news.forEach((child, i) => {
    const same = child.id && [...old.children].find(one => one.id === child.id);
    if (same && same !== old.childNodes[i]) {
      old.insertBefore(same, old.childNodes[i]);
    }
    if (i < old.childNodes.length) {
      update(old.childNodes[i], child);
    } else {
      old.append(child);
    }
  });
  while (old.childNodes.length > news.length) {
    old.lastChild.remove();
  }
}

async function refresh() {
  try {
    const answer = await fetch(".", { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !page.getElementById("causes")) {
      throw new Error("answer " + answer.status);
    }
    update(document.querySelector("main"), page.querySelector("main"));
    document.title = page.title;
    document.body.classList.remove("lost");
    lost.hidden = true;
  } catch (error) {
    if (lost.hidden) {
      lost.textContent = "No answer from the application. What is shown is of " + seen() + " UTC.";
      document.title = "No answer - Netskope feeds";
      document.body.classList.add("lost");
      lost.hidden = false;
    }
  }
}

async function loop() {
  if (!document.hidden) {
    await refresh();
  }
  setTimeout(loop, EVERY);
}

document.addEventListener("visibilitychange", () => document.hidden || refresh());
setTimeout(loop, EVERY);
