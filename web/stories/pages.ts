import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fill, hire, openHouse, type Caller } from './support/api.ts'
import { findings } from './support/axe.ts'
import { launch, Screen, type Look } from './support/browser.ts'
import { routes } from './support/routes.ts'
import { startServer, type Server } from './support/server.ts'

/** The first look sees every page wide and narrow; dark ones visit the key pages. */
const looks: (Look & { only?: 'key'; shots: boolean })[] = [
  { theme: 'light', language: 'zh-CN', shots: true },
  { theme: 'light', language: 'en', shots: false },
  { theme: 'dark', language: 'zh-CN', only: 'key', shots: true },
  { theme: 'dark', language: 'en', only: 'key', shots: false },
]
const wide = { width: 1280, height: 800 }
const narrow = { width: 360, height: 740 }
const name = (path: string) => path.replace(/^\/(app\/)?/, '').replace(/\W+/g, '-') || 'home'

describe('every page', () => {
  let server: Server
  let browser: Browser
  let caller: Caller
  beforeAll(async () => {
    server = await startServer()
    caller = await openHouse(server)
    await hire(caller, '何静', 'hejing', 'host')
    await hire(caller, '陈晓', 'chenxiao', 'cashier')
    await hire(caller, '吴倩', 'wuqian', 'waiter')
    await hire(caller, '沈岚', 'shenlan', 'hq_marketing')
    await hire(caller, '方远', 'fangyuan', 'store_manager')
    await fill(caller)
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  /** Scripts and styles are fetched once for each look: every page of it is visited in the same two contexts. */
  describe.each(looks)('in $theme, $language', (look) => {
    const chosen = routes.filter((route) => route.key || look.only !== 'key')
    let inside: Screen
    let outside: Screen
    beforeAll(async () => {
      const me = await caller.call<{ version: number }>('GET', '/me')
      const patch = { theme: look.theme, language: look.language }
      await caller.call('PATCH', '/me', patch, { 'If-Match': `"${me.version}"`, 'Content-Type': 'application/merge-patch+json' })
      const remember = async (as?: Caller) => {
        const screen = await Screen.open(browser, server.url, look, as)
        await screen.context.addInitScript(([theme, language]) => {
          localStorage.setItem('zhike.theme', theme ?? 'light')
          localStorage.setItem('zhike.language', language ?? 'zh-CN')
        }, [look.theme, look.language])
        return screen
      }
      inside = await remember(caller)
      outside = await remember()
    })
    afterAll(async () => {
      await inside?.close()
      await outside?.close()
    })

    test.each(chosen.map((route) => [route.path, route] as const))('%s has no finding, no script or policy error, and fits 360 px', async (path, route) => {
      const screen = route.public ? outside : inside
      screen.wrong.length = 0
      await screen.page.setViewportSize(wide)
      await screen.go(path)
      if (look.language === 'zh-CN' || route.key) expect(await findings(screen.page)).toEqual([])
      if (look.shots) await screen.shot(look.theme === 'dark' ? `${name(path)}-dark` : name(path))
      await screen.page.setViewportSize(narrow)
      await screen.calm()
      expect(await screen.overflow()).toBe(0)
      if (look.shots && look.theme === 'light') await screen.shot(`${name(path)}-360`)
      expect(screen.wrong).toEqual([])
    })
  })
})
