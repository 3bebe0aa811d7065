import { beforeAll, describe, expect, test } from 'vitest'
import { axis, beginsYesterday, change, dayBefore, dayWords, percent, shortMoney, weekdayWord } from '../src/features/insight/text.ts'
import { loadTexts, setLanguage } from '../src/i18n/index.ts'

describe('numbers of a report', () => {
  beforeAll(async () => {
    await setLanguage('zh-CN')
    await loadTexts(['insight'])
  })
  test('shares and changes', () => {
    const cases: [number, string, string][] = [
      [0, '0%', '±0%'],
      [4, '0%', '±0%'],
      [-4, '0%', '±0%'],
      [1000, '10%', '+10%'],
      [-1000, '−10%', '−10%'],
      [689, '6.9%', '+6.9%'],
      [-2750, '−27.5%', '−27.5%'],
      [10_000, '100%', '+100%'],
      [12_345, '123%', '+123%'],
    ]
    for (const [bp, share, more] of cases) expect([percent(bp), change(bp)], String(bp)).toEqual([share, more])
  })
  test('amounts of a chart in each language', async () => {
    const cases: [number, string, string][] = [
      [0, '0', '0'],
      [3_864_000, '3.86万', '38.6k'],
      [10_000_000, '10万', '100k'],
      [-500_000, '−0.5万', '−5k'],
      [100_000_000, '100万', '1000k'],
    ]
    for (const [minor, zh] of cases) expect(shortMoney(minor), String(minor)).toBe(zh)
    await setLanguage('en')
    for (const [minor, , en] of cases) expect(shortMoney(minor), String(minor)).toBe(en)
    expect([dayWords('2026-11-22'), weekdayWord(7), weekdayWord(1, 'long')]).toEqual(['Nov 22 Sun', 'Sun', 'Monday'])
    await setLanguage('zh-CN')
    expect([dayWords('2026-11-22'), weekdayWord(7), weekdayWord(1, 'narrow')]).toEqual(['11月22日 周日', '周日', '一'])
  })
  test('an axis reaches over the greatest in three round steps', () => {
    expect(axis(0)).toEqual([0])
    for (const most of [1, 99, 100, 4_251_000, 3_900_001, 1_000_000_000]) {
      const lines = axis(most)
      expect(lines.at(-1)).toBeGreaterThanOrEqual(most)
      expect(lines).toHaveLength(4)
      expect(lines.at(-1)!, String(most)).toBeLessThanOrEqual(most * 2.1)
    }
  })
  test('the page begins with yesterday only while nothing was sold today', () => {
    const day = (bills: number, running = false) => ({ bills, running })
    expect(beginsYesterday([day(3), day(5), day(0, true)])).toBe(true)
    expect(beginsYesterday([day(3), day(5), day(1, true)])).toBe(false)
    expect(beginsYesterday([day(3), day(0), day(0, true)])).toBe(false)
    expect(beginsYesterday([day(3), day(5), day(0)])).toBe(false)
    expect(beginsYesterday([])).toBe(false)
  })
  test('the day before, over the end of a month', () => {
    expect([dayBefore('2026-12-01'), dayBefore('2026-02-28', -1)]).toEqual(['2026-11-30', '2026-03-01'])
  })
})
