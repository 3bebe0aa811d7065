import { computed, type App } from 'vue'
import { localeContextKey } from 'element-plus/es/hooks/use-locale/index.mjs'
import { language, t } from '../i18n/index.ts'

/** The few words Element Plus says by itself, in the language of the screen. */
export function provideKitWords(app: App): void {
  const words = computed(() => ({
    name: language.value,
    el: {
      dialog: { close: t('ui.close') },
      drawer: { close: t('ui.close') },
      select: { loading: t('ui.loading'), noMatch: t('ui.list.noMatch'), noData: t('ui.list.noMatch'), placeholder: '' },
    },
  }))
  app.provide(localeContextKey, words)
}
