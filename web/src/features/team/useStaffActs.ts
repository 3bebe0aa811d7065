import { api, keyed, ok, type Schemas } from '../../api/client.ts'
import { useAction } from '../../api/useAction.ts'

/** What an administrator can do to an account. Each ends in the server's own word on the person. */
export function useStaffActs(staff: () => Schemas['StaffView']) {
  const at = (key: string) => ({ params: { path: { staff_id: staff().staff_id } }, ...keyed(key) })
  /** Some acts answer nothing: read the person again. */
  const fresh = () => ok(api.GET('/api/v1/staff/{staff_id}', { params: { path: { staff_id: staff().staff_id } } }))
  return {
    reset: useAction((key) => ok(api.POST('/api/v1/staff/{staff_id}/reset-password', at(key)))),
    resetTotp: useAction(async (key) => {
      await api.POST('/api/v1/staff/{staff_id}/reset-totp', at(key))
      return fresh()
    }),
    signOut: useAction((key) => ok(api.POST('/api/v1/staff/{staff_id}/sign-out-everywhere', at(key)))),
    enable: useAction(async (key) => {
      await api.POST('/api/v1/staff/{staff_id}/enable', at(key))
      return fresh()
    }),
    disable: useAction(async (key, reason: string) => {
      await api.POST('/api/v1/staff/{staff_id}/disable', { ...at(key), body: { reason } })
      return fresh()
    }),
  }
}
