// Everything that must hold before a change lands. Each step says its own errors.
import { spawnSync } from 'node:child_process'

const bin = (name) => `node_modules/.bin/${name}`
const steps = [
  ['types', bin('vue-tsc'), '--noEmit'],
  ['lint', bin('eslint'), '.', '--max-warnings', '0'],
  ['unit tests', bin('vitest'), 'run'],
  ['build', bin('vite'), 'build', '--logLevel', 'warn'],
  ['budgets', 'node', 'scripts/budget.mjs'],
  ['hosts', 'node', 'scripts/hosts.mjs'],
]
for (const [name, command, ...args] of steps) {
  console.log(`\n== ${name}`)
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) {
    console.log(`\n${name} failed`)
    process.exit(status ?? 1)
  }
}
console.log('\nall good')
