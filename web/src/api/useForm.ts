import { computed, onScopeDispose, reactive, ref, toRaw, watch, type ComputedRef, type Ref } from 'vue'
import { useAction } from './useAction.ts'
import type { Problem } from './problem.ts'

type Values = Record<string, unknown>

export interface FieldProblem {
  code: string
  params: Record<string, unknown>
}
export interface Form<T extends Values, R> {
  values: T
  /** By top-level field name: `fields.name` is the first refusal whose pointer starts with `/name`. */
  fields: ComputedRef<Record<string, FieldProblem>>
  dirty: ComputedRef<boolean>
  busy: Ref<boolean>
  /** What was refused as a whole; null when every refusal belongs to a field on this form. */
  problem: ComputedRef<Problem | null>
  /** True when this form was restored from a draft of an earlier visit. */
  restored: Ref<boolean>
  submit: () => Promise<R | undefined>
  /** Takes over fresh values (after a save, or "load theirs") and drops the draft. */
  reset: (values: T) => void
}

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/**
 * A form that is never lost: every change is kept as a draft in sessionStorage until it is saved.
 * `save` gets the values, the changed part alone (for merge-patch) and the idempotency key.
 * Fields named in `secret` (passwords) are never written to the draft. `at` names the field of this
 * form that a nested part of the body comes from: `{ 'contact/phone': 'phone' }`.
 */
export function useForm<T extends Values, R>(options: {
  draft: string
  initial: T
  secret?: (keyof T)[]
  at?: Record<string, keyof T & string>
  save: (values: T, changed: Partial<T>, key: string) => Promise<R>
}): Form<T, R> {
  const place = `zhike.draft.${options.draft}`
  const values = reactive(copy(options.initial)) as T
  const base = ref(copy(options.initial)) as Ref<T>
  const restored = ref(false)
  readDraft()

  function readDraft(): void {
    const kept = sessionStorage.getItem(place)
    if (!kept) return
    try {
      Object.assign(values, JSON.parse(kept) as Partial<T>)
      restored.value = !same(values, base.value)
    } catch {
      sessionStorage.removeItem(place)
    }
  }
  function changed(): Partial<T> {
    const raw = toRaw(values)
    const names = (Object.keys(raw) as (keyof T)[]).filter((name) => !same(raw[name], base.value[name]))
    return Object.fromEntries(names.map((name) => [name, copy(raw[name])])) as Partial<T>
  }
  function keepDraft(): void {
    const kept = changed()
    for (const name of options.secret ?? []) delete kept[name]
    if (Object.keys(kept).length === 0) sessionStorage.removeItem(place)
    else sessionStorage.setItem(place, JSON.stringify(kept))
  }
  const stop = watch(values, keepDraft, { deep: true, flush: 'sync' })
  onScopeDispose(stop)

  const action = useAction((key: string, wish: T, part: Partial<T>) => options.save(wish, part, key))
  function reset(fresh: T): void {
    base.value = copy(fresh)
    Object.assign(values, copy(fresh))
    sessionStorage.removeItem(place)
    restored.value = false
    action.clear()
  }
  async function submit(): Promise<R | undefined> {
    const answer = await action.run(copy(toRaw(values)) as T, changed())
    if (answer !== undefined && !action.problem.value) sessionStorage.removeItem(place)
    return answer
  }

  const fieldOf = (pointer: string): string => options.at?.[pointer.slice(1)] ?? pointer.split('/')[1] ?? ''
  const fields = computed(() => {
    const found: Record<string, FieldProblem> = {}
    for (const entry of action.problem.value?.errors ?? []) {
      const name = fieldOf(entry.pointer)
      if (name in values && !(name in found)) {
        found[name] = { code: entry.code, params: entry.params as Record<string, unknown> }
      }
    }
    return found
  })
  const problem = computed(() => {
    const refused = action.problem.value
    if (!refused) return null
    const homeless = refused.errors.filter((entry) => !(fieldOf(entry.pointer) in values))
    return refused.errors.length > 0 && homeless.length === 0 ? null : refused
  })
  return {
    values,
    fields,
    dirty: computed(() => !same(values, base.value)),
    busy: action.busy,
    problem,
    restored,
    submit,
    reset,
  }
}
