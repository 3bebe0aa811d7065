import { computed, useAttrs, type ComputedRef } from 'vue'

/** A control inside a box: class and style belong to the box, everything else (id, aria-*, name) to the control. */
export function useControlAttrs(): { look: ComputedRef<Record<string, unknown>>; rest: ComputedRef<Record<string, unknown>> } {
  const attrs = useAttrs()
  return {
    look: computed(() => ({ class: attrs.class, style: attrs.style })),
    rest: computed(() => Object.fromEntries(Object.entries(attrs).filter(([name]) => name !== 'class' && name !== 'style'))),
  }
}
