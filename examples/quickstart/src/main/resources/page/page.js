"use strict";

// One row a feed, from the JSON of the developer console. Text goes in as text, never as HTML.
const EVERY = 1000;
const POINTS = 300;
const RATE_OVER = 10;
const rows = new Map();
const columns = ["feed", "state", "rate number", "lag number", "chart", "next", "error"];

function row(key) {
  if (!rows.has(key)) {
    const tr = document.createElement("tr");
    const cells = {};
    for (const column of columns) {
      const td = tr.insertCell();
      td.className = column === "state" ? "" : column;
      cells[column.split(" ")[0]] = column === "state"
        ? td.appendChild(Object.assign(document.createElement("span"), { className: "state" }))
        : td;
    }
    rows.set(key, { tr, cells, times: [], lags: [], records: [], chart: sparkline(cells.chart) });
  }
  return rows.get(key);
}

function sparkline(element) {
  return new uPlot({
    width: 160, height: 32, pxAlign: false,
    cursor: { show: false }, legend: { show: false }, select: { show: false },
    axes: [{ show: false }, { show: false }],
    scales: { x: { time: false }, y: { range: (chart, low, high) => [0, Math.max(high || 0, 10)] } },
    series: [{}, { stroke: "#1565c0", width: 1.5, points: { show: false }, fill: "rgba(21, 101, 192, 0.12)" }],
  }, [[], []], element);
}

function duration(seconds) {
  if (seconds < 0) return "";
  if (seconds < 120) return seconds + " s";
  return seconds < 7200 ? Math.round(seconds / 60) + " min" : Math.round(seconds / 3600) + " h";
}

/** Records a second, over some polls: pages come in bursts. */
function rate({ times, records }) {
  const last = times.length - 1;
  const first = Math.max(0, last - RATE_OVER);
  return first === last ? 0 : Math.max(0, Math.round((records[last] - records[first]) / (times[last] - times[first])));
}

/** Whether it is in trouble that needs nobody yet. */
function passing(feed) {
  return feed.problem !== "" && feed.health !== "DOWN";
}

function show(feed, now) {
  const it = row(feed.route + " " + feed.tenant + " " + feed.feed + " " + feed.index);
  it.records.push(feed.records);
  it.times.push(now / 1000);
  it.lags.push(feed.lagSeconds < 0 ? null : feed.lagSeconds);
  if (it.times.length > POINTS) {
    it.times.shift();
    it.lags.shift();
    it.records.shift();
  }
  it.chart.setData([it.times, it.lags]);
  it.tr.className = feed.state === "SUSPENDED" ? "SUSPENDED" : passing(feed) ? "PASSING" : feed.health;
  const { cells } = it;
  cells.feed.textContent = feed.feed;
  const why = feed.reason || feed.problem;
  cells.state.textContent = why && why !== feed.state ? feed.state + ": " + why : feed.state;
  cells.rate.textContent = rate(it).toLocaleString("en");
  cells.lag.textContent = duration(feed.lagSeconds);
  const wait = feed.nextRequest ? Math.max(0, Math.round((Date.parse(feed.nextRequest) - now) / 1000)) : -1;
  cells.next.textContent = wait < 0 ? "" : "in " + duration(wait);
  cells.error.textContent = feed.lastError;
  return it.tr;
}

async function refresh() {
  const summary = document.getElementById("summary");
  try {
    const { feeds } = await (await fetch("feeds.json")).json();
    const rank = feed => [feed.health === "DOWN" ? 0 : passing(feed) ? 1 : 2, -feed.lagSeconds];
    feeds.sort((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1] || a.feed.localeCompare(b.feed));
    const now = Date.now();
    document.getElementById("feeds").replaceChildren(...feeds.map(feed => show(feed, now)));
    const down = feeds.filter(feed => feed.health === "DOWN").length;
    summary.textContent = feeds.length + " feeds, " + (down ? down + " need somebody" : "none needs anybody");
  } catch (error) {
    summary.textContent = "no answer: " + error.message;
  }
  setTimeout(refresh, EVERY);
}

refresh();
