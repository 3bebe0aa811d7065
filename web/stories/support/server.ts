import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const program = process.env.STORY_PROGRAM ?? join(import.meta.dirname, '../../../target/debug/zhike')
const patienceMs = 20_000

export interface Server {
  url: string
  /** Everything the program printed so far, for the setup code and for a failed story. */
  printed: () => string
  folder: string
  stop: () => Promise<void>
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

async function ready(url: string, process: ChildProcess, printed: () => string): Promise<void> {
  const end = Date.now() + patienceMs
  while (Date.now() < end) {
    if (process.exitCode !== null) throw new Error(`the server ended: ${printed()}`)
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`the server is not ready after ${patienceMs} ms: ${printed()}`)
}

/** Starts the real program on an empty data folder and a free loopback port. */
export async function startServer(settings: string[] = []): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'zhike-story-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const set = ['server.plain_http=true', ...settings].flatMap((one) => ['--set', one])
  const child = spawn(program, ['serve', '--data-folder', join(folder, 'data'), '--listen', `127.0.0.1:${port}`, ...set], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.on('data', (part: Buffer) => (text += part.toString()))
  child.stderr.on('data', (part: Buffer) => (text += part.toString()))
  child.once('error', (error) => (text += `${error.message}; build it with \`cargo build -p zhike\` or name it in STORY_PROGRAM`))
  const printed = () => text
  const stop = async () => {
    const over = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode === null) {
      child.kill('SIGTERM')
      await over
    }
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await ready(url, child, printed)
  } catch (thrown) {
    await stop()
    throw thrown
  }
  return { url, printed, folder, stop }
}
