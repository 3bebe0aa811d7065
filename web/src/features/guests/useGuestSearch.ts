import { api, ok } from '../../api/client.ts'
import { loadTexts, t } from '../../i18n/index.ts'
import { useSession } from '../../staff/session.ts'
import { provideSearch } from '../../staff/shell/search.ts'
import { useStoreHere } from '../../staff/here.ts'
import { allergiesFirst, dietaryText } from './guestText.ts'
import { openGuest } from './open.ts'

/** Guests in the `/` search: last four, phone, name, pinyin, initials, card. They come first. */
export function useGuestSearch(): void {
  const session = useSession()
  const store = useStoreHere()
  if (!session.can('guest.read')) return
  provideSearch({
    id: 'guests',
    title: () => t('shell.nav.guests'),
    find: async (q, signal) => {
      const query = { q, limit: 8, ...(store.value ? { store_id: store.value.store_id } : {}) }
      const [found] = await Promise.all([ok(api.GET('/api/v1/guests/search', { params: { query }, signal })), loadTexts(['guests', 'food'])])
      const hits = found.items.map((one) => ({
        id: one.guest_id,
        title: one.display,
        note: [...allergiesFirst(one.allergies).filter((word) => word.kind === 'allergy').map(dietaryText), one.tier?.name, one.phone_masked].filter(Boolean).join(' · '),
        icon: 'person' as const,
        open: () => openGuest(one.guest_id),
      }))
      return { hits, note: found.names_ready ? undefined : t('guests.search.reading') }
    },
  })
}
