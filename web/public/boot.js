// Runs before the first paint, so that a dark screen never flashes light.
// Kept apart from the bundles because the content policy allows no inline script.
(function () {
  var root = document.documentElement
  var theme = 'auto'
  var density = 'auto'
  var language = ''
  try {
    theme = localStorage.getItem('zhike.theme') || 'auto'
    density = localStorage.getItem('zhike.density') || 'auto'
    language = localStorage.getItem('zhike.language') || ''
  } catch {
    theme = 'auto'
  }
  var dark = theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  if (location.pathname.indexOf('/tv') === 0) dark = true
  root.setAttribute('data-theme', dark ? 'dark' : 'light')
  var touch = density === 'touch' || (density === 'auto' && matchMedia('(pointer: coarse)').matches)
  if (touch) root.setAttribute('data-density', 'touch')
  if (language) root.setAttribute('lang', language)
})()
