import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { promisify } from 'node:util'
import type { Plugin } from 'vite'

const packed = /\.(?:js|css|html|svg|json|txt)$/
const br = promisify(brotliCompress)
const gz = promisify(gzip)

/** Writes `x.br` and `x.gz` beside every text file of the build, so that the server only has to pick one. */
export function compress(): Plugin {
  let folder = 'dist'
  return {
    name: 'zhike-compress',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir
    },
    async closeBundle() {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !packed.test(entry.name)) continue
        const path = join(entry.parentPath, entry.name)
        const bytes = await readFile(path)
        if (bytes.length < 512) continue
        const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
        await writeFile(`${path}.br`, await br(bytes, options))
        await writeFile(`${path}.gz`, await gz(bytes, { level: 9 }))
      }
    },
  }
}
