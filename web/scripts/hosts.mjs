// No built file may name a foreign host: the page must work without the internet.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Namespaces, and documentation links inside error texts of libraries. They are never fetched. */
const allowed = [/^www\.w3\.org$/, /^vuejs\.org$/, /^vue-i18n\.intlify\.dev$/, /^router\.vuejs\.org$/, /^pinia\.vuejs\.org$/, /^element-plus\.org$/, /^github\.com$/]
/** Placeholders shown in our own texts. */
const examples = [/^192\.168\.\d+\.\d+$/, /(^|\.)example\.com$/]
const found = new Map()

for (const entry of readdirSync('dist', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || /\.(br|gz|png|ico)$/.test(entry.name)) continue
  const path = join(entry.parentPath, entry.name)
  const text = readFileSync(path, 'utf8')
  for (const [, host] of text.matchAll(/(?:https?:|wss?:|["'(=\s])\/\/([a-z0-9][a-z0-9.-]*\.[a-z]{2,}|\d+\.\d+\.\d+\.\d+)/gi)) {
    if (![...allowed, ...examples].some((rule) => rule.test(host))) found.set(host, path)
  }
}
for (const [host, path] of found) console.log(`foreign host ${host} in ${path}`)
console.log(found.size === 0 ? 'ok   no foreign hosts in dist' : `${found.size} foreign hosts`)
process.exit(found.size === 0 ? 0 : 1)
