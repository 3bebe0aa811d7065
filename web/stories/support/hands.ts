import { expect } from 'vitest'
import type { Screen } from './browser.ts'

/** Digits and Enter as a scanner sends them: four milliseconds apart, whatever else the machine has to do meanwhile. */
export async function scan(screen: Screen, digits: string): Promise<void> {
  const wire = await screen.context.newCDPSession(screen.page)
  const keys = [...digits].map((digit) => ({ key: digit, text: digit, code: `Digit${digit}`, windowsVirtualKeyCode: digit.charCodeAt(0) }))
  const all = [...keys, { key: 'Enter', text: '\r', code: 'Enter', windowsVirtualKeyCode: 13 }]
  const began = Date.now() / 1000
  await Promise.all(all.flatMap((one, at) => {
    const timestamp = began + at * 0.004
    return [wire.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...one }), wire.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, ...one, text: '' })]
  }))
  await wire.detach()
}

/** Hands without a mouse. An action is one word typed, or one key that is no part of a word; at most eight make a story. */
export class Hands {
  actions = 0
  constructor(private readonly screen: Screen) {}
  async type(text: string): Promise<void> {
    this.actions += 1
    // As fast as a quick person; faster would be a scanner.
    await this.screen.page.keyboard.type(text, { delay: 45 })
  }
  async press(key: string): Promise<void> {
    this.actions += 1
    await this.screen.page.keyboard.press(key)
  }
  /** Looks until the words are on the screen; looking is no action. */
  async see(words: string | RegExp): Promise<void> {
    await this.screen.page.getByText(words).first().waitFor()
  }
  atMost(most: number): void {
    expect(this.actions).toBeLessThanOrEqual(most)
  }
}
