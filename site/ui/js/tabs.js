// Shows one panel of a tabs block at a time.
document.querySelectorAll('.tabs').forEach(function (tabs) {
  var names = [].slice.call(tabs.querySelectorAll('.tab'))
  var panels = [].slice.call(tabs.querySelectorAll('.tabpanel'))
  function show(chosen) {
    names.forEach(function (name, i) { name.classList.toggle('is-selected', i === chosen) })
    panels.forEach(function (panel, i) { panel.classList.toggle('is-selected', i === chosen) })
  }
  names.forEach(function (name, i) { name.onclick = function () { show(i) } })
  tabs.classList.add('is-loaded')
  show(0)
})
