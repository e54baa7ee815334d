'use strict'

const { posix: path } = require('path')

// The address of a page, seen from the page that is written.
module.exports = (to, { data: { root } }) => {
  const from = root.page.url
  if (!to || to.charAt(0) !== '/' || !from) return to
  const [target, hash] = to.split('#')
  const relative = path.relative(path.dirname(from + '.'), target) || path.basename(target)
  return relative + (hash ? '#' + hash : '')
}
