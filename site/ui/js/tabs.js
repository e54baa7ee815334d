// Shows one panel of a tabs block at a time. All blocks show the panel that was chosen last, if
// they have one of that name.
var tabBlocks = []
document.querySelectorAll('.tabs').forEach(function (tabs) {
  var names = [].slice.call(tabs.querySelectorAll('.tab'))
  var panels = [].slice.call(tabs.querySelectorAll('.tabpanel'))
  function show(chosen) {
    names.forEach(function (name, i) { name.classList.toggle('is-selected', i === chosen) })
    panels.forEach(function (panel, i) { panel.classList.toggle('is-selected', i === chosen) })
  }
  function showNamed(text) {
    var i = names.map(function (name) { return name.textContent.trim() }).indexOf(text)
    if (i >= 0) show(i)
  }
  names.forEach(function (name) {
    name.onclick = function () {
      var top = tabs.getBoundingClientRect().top
      tabBlocks.forEach(function (showIn) { showIn(name.textContent.trim()) })
      window.scrollBy(0, tabs.getBoundingClientRect().top - top)
    }
  })
  tabBlocks.push(showNamed)
  tabs.classList.add('is-loaded')
  show(0)
})
