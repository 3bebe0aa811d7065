import type houseTexts from './zh-CN/house.ts'

/** The guest and board entries read the same files without vue-i18n. */
export type House = { readonly [K in keyof typeof houseTexts]: string }
const files = {
  'zh-CN': () => import('./zh-CN/house.ts'),
  'zh-TW': () => import('./zh-TW/house.ts'),
  en: () => import('./en/house.ts'),
}

/** The texts of this device's language, and what `lang` to set. */
export async function houseTextsHere(): Promise<{ lang: string; texts: House }> {
  const kept = localStorage.getItem('zhike.language') ?? ''
  const lang = choose([kept, ...navigator.languages])
  return { lang, texts: (await files[lang]()).default }
}

function choose(wanted: readonly string[]): keyof typeof files {
  for (const one of wanted) {
    if (/^zh-(TW|HK|MO|Hant)/i.test(one)) return 'zh-TW'
    if (/^zh/i.test(one)) return 'zh-CN'
    if (/^en/i.test(one)) return 'en'
  }
  return 'zh-CN'
}
