import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { compress } from './build/compress.ts'
import { entries } from './build/entries.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env.DEV_SERVER ?? 'http://127.0.0.1:8480'

export default defineConfig({
  plugins: [vue(), entries(), compress()],
  resolve: { alias: { '@': here('./src') } },
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    target: ['chrome87', 'safari14'],
    cssTarget: 'chrome87',
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { staff: here('staff.html'), guest: here('guest.html'), board: here('board.html') },
    },
  },
  server: { port: 5173, strictPort: true, proxy: { '/api': { target: server, changeOrigin: false } } },
  test: { environment: 'happy-dom', include: ['tests/**/*.test.ts', 'src/**/*.test.ts'] },
})
