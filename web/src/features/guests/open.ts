import { readonly, ref } from 'vue'

const opened = ref<string | null>(null)
/** Whose drawer lies over the page now; null = nobody's. */
export const openedGuest = readonly(opened)

/** Opens a guest's drawer over whatever page is open. */
export function openGuest(guest_id: string): void {
  opened.value = guest_id
}
export function closeGuest(): void {
  opened.value = null
}
