import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fill, hire, openHouse, type Caller } from './support/api.ts'
import { findings } from './support/axe.ts'
import { launch, Screen, type Look } from './support/browser.ts'
import { routes } from './support/routes.ts'
import { startServer, type Server } from './support/server.ts'

const key = routes.filter((route) => route.key).map((route) => route.path)
const looks: Look[] = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'zh-CN' },
  { theme: 'dark', language: 'en' },
]

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
  async function open(path: string, look: Look): Promise<Screen> {
    const isPublic = routes.find((route) => route.path === path)?.public ?? false
    if (!isPublic) {
      const me = await caller.call<{ version: number }>('GET', '/me')
      const patch = { theme: look.theme ?? 'light', language: look.language ?? 'zh-CN' }
      await caller.call('PATCH', '/me', patch, { 'If-Match': `"${me.version}"`, 'Content-Type': 'application/merge-patch+json' })
    }
    const screen = await Screen.open(browser, server.url, look, isPublic ? undefined : caller)
    await screen.context.addInitScript(([theme, language]) => {
      localStorage.setItem('zhike.theme', theme ?? 'light')
      localStorage.setItem('zhike.language', language ?? 'zh-CN')
    }, [look.theme ?? 'light', look.language ?? 'zh-CN'])
    await screen.go(path)
    return screen
  }
  const name = (path: string) => path.replace(/^\/(app\/)?/, '').replace(/\W+/g, '-') || 'home'

  test.each(routes.map((route) => route.path))('%s has no accessibility finding and no script or policy error', async (path) => {
    const screen = await open(path, {})
    await screen.shot(name(path))
    expect(await findings(screen.page)).toEqual([])
    expect(screen.wrong).toEqual([])
    await screen.close()
  })

  test.each(key.flatMap((path) => looks.map((look) => [path, look.theme, look.language] as const)))('%s in %s, %s', async (path, theme, language) => {
    const screen = await open(path, { theme, language })
    expect(await findings(screen.page)).toEqual([])
    expect(screen.wrong).toEqual([])
    await screen.shot(`${name(path)}-${theme}-${language}`)
    await screen.close()
  })

  test.each(routes.map((route) => route.path))('%s fits 360 px without sideways scrolling', async (path) => {
    for (const language of ['zh-CN', 'en'] as const) {
      const screen = await open(path, { width: 360, height: 740, language })
      expect(await screen.overflow(), language).toBe(0)
      if (language === 'zh-CN') await screen.shot(`${name(path)}-360`)
      await screen.close()
    }
  })
})
