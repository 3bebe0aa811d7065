import type { Got } from '../../api/shapes.ts'
import { t } from '../../i18n/index.ts'

export type Consent = Got<'/api/v1/guests/{guest_id}/consents'>['items'][number]

/** What a consent is about, with its channel where it has one. */
export function consentText(one: Pick<Consent, 'purpose' | 'channel'>): string {
  const purpose = t(`guests.consent.purpose.${one.purpose}`)
  return one.channel ? `${purpose} · ${t(`guests.consent.channel.${one.channel}`)}` : purpose
}

/** The same for a narrow card. */
export const shortConsentText = (one: Pick<Consent, 'purpose' | 'channel'>): string => (one.channel ? t('guests.consent.news', { channel: t(`guests.consent.channel.${one.channel}`) }) : consentText(one))
