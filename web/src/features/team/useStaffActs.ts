import { api, keyed, ok, type Schemas } from '../../api/client.ts'
import { useAction } from '../../api/useAction.ts'

/** What an administrator can do to an account. Each ends in the server's own word on the person. */
export function useStaffActs(staff: () => Schemas['Staff']) {
  const at = (key: string) => ({ params: { path: { staff_id: staff().staff_id } }, ...keyed(key) })
  return {
    reset: useAction((key) => ok(api.POST('/api/v1/staff/{staff_id}/reset-password', at(key)))),
    resetTotp: useAction((key) => ok(api.POST('/api/v1/staff/{staff_id}/reset-totp', at(key)))),
    signOut: useAction((key) => ok(api.POST('/api/v1/staff/{staff_id}/sign-out-everywhere', at(key)))),
    enable: useAction((key) => ok(api.POST('/api/v1/staff/{staff_id}/enable', at(key)))),
    disable: useAction((key, reason: string) => ok(api.POST('/api/v1/staff/{staff_id}/disable', { ...at(key), body: { reason } }))),
  }
}
