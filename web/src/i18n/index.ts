import { computed, ref } from 'vue'
import { createI18n } from 'vue-i18n'
import type { Folder, Key } from './schema.ts'

export type { Folder, Key }
export const languages = ['zh-CN', 'zh-TW', 'en'] as const
export type Language = (typeof languages)[number]
/** Each language in its own words. */
export const languageNames: Record<Language, string> = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' }

const files = import.meta.glob<{ default: Record<string, unknown> }>('./*/*.ts')
const loaded = new Set<Folder>()
const current = ref<Language>(firstLanguage())

const i18n = createI18n({
  legacy: false,
  locale: current.value,
  fallbackLocale: 'zh-CN',
  missingWarn: false,
  fallbackWarn: false,
  messages: {},
})
export { i18n }

export const language = computed(() => current.value)

export function asLanguage(text: string | null | undefined): Language | null {
  return languages.find((known) => known === text) ?? null
}

function firstLanguage(): Language {
  const kept = asLanguage(localStorage.getItem('zhike.language'))
  if (kept) return kept
  for (const wanted of navigator.languages) {
    if (/^zh-(TW|HK|MO|Hant)/i.test(wanted)) return 'zh-TW'
    if (/^zh/i.test(wanted)) return 'zh-CN'
    if (/^en/i.test(wanted)) return 'en'
  }
  return 'zh-CN'
}

async function fetchFolder(lang: Language, folder: Folder): Promise<void> {
  const file = files[`./${lang}/${folder}.ts`]
  if (!file) throw new Error(`no texts for ${lang}/${folder}`)
  i18n.global.mergeLocaleMessage(lang, { [folder]: (await file()).default })
}

/** Makes the texts of these folders ready in the language of the screen. */
export async function loadTexts(folders: readonly Folder[]): Promise<void> {
  const missing = folders.filter((folder) => !loaded.has(folder))
  await Promise.all(missing.map((folder) => fetchFolder(current.value, folder)))
  missing.forEach((folder) => loaded.add(folder))
}

/** Changes the language everywhere at once; kept on this device, for the login page. */
export async function setLanguage(lang: Language): Promise<void> {
  if (lang !== current.value) {
    await Promise.all([...loaded].map((folder) => fetchFolder(lang, folder)))
    current.value = lang
    i18n.global.locale.value = lang
  }
  localStorage.setItem('zhike.language', lang)
  document.documentElement.lang = lang
}

type Params = Record<string, unknown>
/** The text of a key that is written in the source. Its type knows every key. */
export function t(key: Key, params: Params = {}): string {
  return i18n.global.t(key, params, pluralOf(params))
}
/** The text of a key that comes from data (a problem code, a permission); null when there is none. */
export function tAny(key: string, params: Params = {}): string | null {
  return i18n.global.te(key) ? i18n.global.t(key, params, pluralOf(params)) : null
}
/** `{n}` chooses the plural in English: `{n} step | {n} steps`. */
function pluralOf(params: Params): number {
  if (typeof params.n === 'number') return params.n
  // A count as it is shown: 1,234.
  return typeof params.n === 'string' ? Number(params.n.replace(/\D/g, '') || 1) : 1
}

interface Named {
  name: string
  name_zh_tw?: string | null
  name_en?: string | null
}
/** What an owner named, in the language of the screen; missing falls back to `name`. */
export function nameOf(thing: Named): string {
  if (current.value === 'zh-TW') return thing.name_zh_tw || thing.name
  if (current.value === 'en') return thing.name_en || thing.name
  return thing.name
}
