import type houseTexts from './zh-CN/house.ts'

/** The guest and board entries read the same files without vue-i18n. */
export type House = { readonly [K in keyof typeof houseTexts]: string }
export type PlainLanguage = 'zh-CN' | 'zh-TW' | 'en'
const files = {
  'zh-CN': () => import('./zh-CN/house.ts'),
  'zh-TW': () => import('./zh-TW/house.ts'),
  en: () => import('./en/house.ts'),
}
const billFiles = {
  'zh-CN': () => Promise.all([import('./zh-CN/checkout.ts'), import('./zh-CN/receipt.ts')]),
  'zh-TW': () => Promise.all([import('./zh-TW/checkout.ts'), import('./zh-TW/receipt.ts')]),
  en: () => Promise.all([import('./en/checkout.ts'), import('./en/receipt.ts')]),
}

/** The texts of this device's language, and what `lang` to set. */
export async function houseTextsHere(): Promise<{ lang: PlainLanguage; texts: House }> {
  const lang = plainLanguage()
  return { lang, texts: (await files[lang]()).default }
}

/** The language of this device. */
export function plainLanguage(): PlainLanguage {
  const kept = localStorage.getItem('zhike.language') ?? ''
  return choose([kept, ...navigator.languages])
}

function choose(wanted: readonly string[]): PlainLanguage {
  for (const one of wanted) {
    if (/^zh-(TW|HK|MO|Hant)/i.test(one)) return 'zh-TW'
    if (/^zh/i.test(one)) return 'zh-CN'
    if (/^en/i.test(one)) return 'en'
  }
  return 'zh-CN'
}

type Tree = { readonly [key: string]: string | Tree }
export type PlainSay = (key: string, params?: Record<string, unknown>) => string

/** Words of a bill: `say('checkout.due')`; `{n}` chooses the English plural as everywhere. */
export async function billWords(lang: PlainLanguage): Promise<PlainSay> {
  const [checkout, receipt] = await billFiles[lang]()
  const all: Tree = { checkout: checkout.default, receipt: receipt.default }
  return (key, params = {}) => fill(find(all, key), params)
}
function find(tree: Tree, key: string): string {
  let at: string | Tree | undefined = tree
  for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined
  return typeof at === 'string' ? at : ''
}
function fill(text: string, params: Record<string, unknown>): string {
  const forms = text.split(' | ')
  const chosen = forms.length > 1 && params.n !== 1 ? forms.at(-1) : forms[0]
  return (chosen ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}
