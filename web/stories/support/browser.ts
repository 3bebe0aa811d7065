import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import type { Caller } from './api.ts'

const shots = join(import.meta.dirname, '../shots')
const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args })

export interface Look {
  width?: number
  height?: number
  language?: 'zh-CN' | 'zh-TW' | 'en'
  theme?: 'light' | 'dark'
}
/** A page that fails its story on any script error, foreign request or content-policy report. */
export class Screen {
  readonly wrong: string[] = []
  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
  ) {}

  static async open(browser: Browser, url: string, look: Look = {}, as?: Caller): Promise<Screen> {
    const { width = 1280, height = 800, language = 'zh-CN', theme = 'light' } = look
    const context = await browser.newContext({ baseURL: url, viewport: { width, height }, locale: language, colorScheme: theme, reducedMotion: 'reduce', timezoneId: 'Asia/Shanghai' })
    if (as) await context.addCookies(as.cookies)
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    const screen = new Screen(page, context)
    page.on('pageerror', (error) => screen.wrong.push(`script: ${error.message}`))
    page.on('console', (message) => {
      if (/Content Security Policy|TrustedScript|TrustedHTML/i.test(message.text())) screen.wrong.push(`policy: ${message.text()}`)
      else if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) screen.wrong.push(`console: ${message.text()}`)
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url())) screen.wrong.push(`foreign request: ${request.url()}`)
    })
    return screen
  }
  async go(path: string): Promise<void> {
    await this.page.goto(path)
    await this.calm()
  }
  /** Waits until nothing loads and no skeleton is shown. The event stream stays open, so "network idle" never comes. */
  async calm(): Promise<void> {
    await this.page.waitForLoadState('load')
    await this.page.waitForFunction(() => document.querySelector('main')?.childElementCount && !document.querySelector('.z-skeleton, [aria-busy="true"]'))
    await this.page.waitForTimeout(120)
  }
  async shot(name: string, full = false): Promise<void> {
    mkdirSync(shots, { recursive: true })
    await this.page.screenshot({ path: join(shots, `${name}.png`), fullPage: full })
  }
  /** How far the page is wider than its window; 0 = no sideways scrolling. */
  async overflow(): Promise<number> {
    return this.page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth))
  }
  async close(): Promise<void> {
    await this.context.close()
  }
}
