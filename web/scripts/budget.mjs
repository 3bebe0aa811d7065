// First-view weight of each entry, gzipped, from the Vite manifest. Budgets: frontend.md §4.2.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))
const kb = (file) => gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length / 1024
const pageBudgetKb = 60
const budgets = {
  'staff.html': { js: 260, css: 40, with: ['src/staff/shell/StaffShell.vue', 'src/features/team/StaffListPage.vue'] },
  'guest.html': { js: 90, css: 40, with: [] },
  'board.html': { js: 30, css: 8, with: [] },
}

/** Every file that one entry or lazy page pulls in before it can be shown. */
function closure(names) {
  const files = new Set()
  const styles = new Set()
  const seen = new Set()
  const walk = (name) => {
    const chunk = manifest[name]
    if (!chunk || seen.has(name)) return
    seen.add(name)
    files.add(chunk.file)
    for (const sheet of chunk.css ?? []) styles.add(sheet)
    for (const next of chunk.imports ?? []) walk(next)
  }
  names.forEach(walk)
  return { files, styles }
}
const sum = (set) => [...set].reduce((total, file) => total + kb(file), 0)

/** The till has a first view of its own: its frame, its page, one language. */
function till() {
  const texts = Object.keys(manifest).filter((name) => /src\/i18n\/en\/(ui|shell|problem|till|checkout|approvals|permission)\.ts$/.test(name))
  return closure(['staff.html', 'src/staff/till/TillShell.vue', 'src/features/checkout/till/TillPage.vue', ...texts])
}
let bad = false
{
  const js = sum(till().files)
  bad ||= js > 260
  console.log(`${js > 260 ? 'OVER' : 'ok  '} the till   js ${js.toFixed(1)} / 260 KB`)
}
for (const [entry, budget] of Object.entries(budgets)) {
  // One language's texts are always needed; the largest set counts.
  const texts = Object.keys(manifest).filter((name) => /src\/i18n\/en\/(ui|shell|problem|team|house)\.ts$/.test(name) && entry === 'staff.html')
  const { files, styles } = closure([entry, ...budget.with, ...texts])
  const js = sum(files)
  const css = sum(styles)
  const over = js > budget.js || css > budget.css
  bad ||= over
  console.log(`${over ? 'OVER' : 'ok  '} ${entry.padEnd(10)} js ${js.toFixed(1)} / ${budget.js} KB, css ${css.toFixed(1)} / ${budget.css} KB`)
}
const base = closure(['staff.html', 'src/staff/shell/StaffShell.vue']).files
for (const [name, chunk] of Object.entries(manifest)) {
  if (!chunk.isDynamicEntry || !name.startsWith('src/features/')) continue
  const own = [...closure([name]).files].filter((file) => !base.has(file))
  const js = sum(new Set(own))
  if (js > pageBudgetKb) {
    bad = true
    console.log(`OVER ${name} adds ${js.toFixed(1)} KB, allowed ${pageBudgetKb}`)
  }
}
process.exit(bad ? 1 : 0)
