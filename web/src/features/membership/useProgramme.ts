import { api, ifMatch, ok } from '../../api/client.ts'
import type { Programme, ProgrammeBody } from './types.ts'

/** The programme as it is sent: what a drawer does not show stays as it was read. */
export function bodyOf(kept: Programme, change: Partial<ProgrammeBody>): ProgrammeBody {
  return {
    ladder: kept.ladder, earn: kept.earn, points_rule: kept.points_rule, campaigns: kept.campaigns, spend_order: kept.spend_order, voucher: kept.voucher,
    welcome_points: kept.welcome.points, welcome_coupons: kept.welcome.coupons, terms_version: kept.terms_version, prepaid: kept.prepaid, expiry_notice_days: kept.expiry_notice_days, ...change,
  }
}
export const readProgramme = (): Promise<Programme> => ok(api.GET('/api/v1/membership/programme')) as Promise<Programme>
export const saveProgramme = (kept: Programme, change: Partial<ProgrammeBody>): Promise<Programme> =>
  ok(api.PUT('/api/v1/membership/programme', { body: bodyOf(kept, change), ...ifMatch(kept.version) })) as Promise<Programme>
