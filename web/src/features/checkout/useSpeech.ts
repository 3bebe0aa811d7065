import { language, nameOf, t, tAny } from '../../i18n/index.ts'
import { useMoney } from '../../staff/here.ts'
import type { Speech } from './words.ts'

/** The words of a bill on a staff page. */
export function useSpeech(): Speech {
  const money = useMoney()
  return {
    money,
    say: (key, params = {}) => tAny(key, params) ?? t('checkout.step.unnamed'),
    name: (words) => nameOf({ ...words, name: words.name ?? '' }),
    get folds() {
      return language.value !== 'en'
    },
  }
}
