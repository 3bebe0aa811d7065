import { computed, shallowRef, watchEffect } from 'vue'
import { defineStore } from 'pinia'
import { api, ok, type Schemas } from '../api/client.ts'
import { startLive, stopLive } from '../api/live.ts'
import { asLanguage, setLanguage } from '../i18n/index.ts'
import { singleKeys } from '../ui/useHotkeys.ts'
import { zone } from '../ui/zone.ts'
import { setDensity, setTheme, type Density, type Theme } from './device.ts'

export type Me = Schemas['MeView']
export type Permission = string
const storeKey = 'zhike.store'

/** Who is signed in, what he may do and in which store he works now. */
export const useSession = defineStore('session', () => {
  const me = shallowRef<Me | null>(null)
  const instance = shallowRef<Schemas['InstanceView'] | null>(null)
  const chosen = shallowRef(localStorage.getItem(storeKey) ?? '')

  const companyWide = computed(() => me.value?.scope.kind === 'company')
  /** '' = the whole company (only for those whose scope it is). */
  const storeId = computed(() => {
    const stores = me.value?.stores ?? []
    if (stores.some((store) => store.store_id === chosen.value)) return chosen.value
    return companyWide.value ? '' : (stores[0]?.store_id ?? '')
  })
  const store = computed(() => me.value?.stores.find((one) => one.store_id === storeId.value) ?? null)
  /** Instants are shown by the clock of the store one works in; for the company by its first store's. */
  watchEffect(() => {
    zone.value = (store.value ?? me.value?.stores[0])?.zone
  })
  const can = (permission: Permission) => me.value?.permissions.some((one) => one === permission) ?? false

  /** What must be done before anything else opens: an own password, then the second factor of the role. */
  const firstThing = computed(() => {
    if (me.value?.must_change_password) return '/login/new-password'
    const totp = me.value?.totp
    return totp && totp.required && !totp.enabled && !totp.off_in_demo ? '/login/two-step' : null
  })

  async function readInstance(): Promise<Schemas['InstanceView']> {
    instance.value = await ok(api.GET('/api/v1/public/instance'))
    return instance.value
  }
  async function take(fresh: Me): Promise<void> {
    me.value = fresh
    singleKeys.value = fresh.hotkeys
    setTheme(fresh.theme as Theme)
    setDensity(fresh.density as Density)
    const wanted = asLanguage(fresh.language)
    if (wanted) await setLanguage(wanted)
    if (!firstThing.value) startLive(storeId.value)
  }
  /** Reads `/me` once; false when nobody is signed in. */
  async function ensure(): Promise<boolean> {
    if (me.value) return true
    try {
      await take(await ok(api.GET('/api/v1/me')))
      return true
    } catch (thrown) {
      if ((thrown as { status?: number }).status === 401) return false
      throw thrown
    }
  }
  const refresh = async () => take(await ok(api.GET('/api/v1/me')))
  function chooseStore(id: string): void {
    chosen.value = id
    localStorage.setItem(storeKey, id)
    startLive(storeId.value)
  }
  function forget(): void {
    me.value = null
    stopLive()
  }
  async function signOut(): Promise<void> {
    await api.POST('/api/v1/logout')
    sessionStorage.clear()
    forget()
  }
  return { me, instance, storeId, store, companyWide, firstThing, can, readInstance, take, ensure, refresh, chooseStore, forget, signOut }
})
