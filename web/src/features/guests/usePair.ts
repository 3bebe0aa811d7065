import { computed, reactive, ref, type ComputedRef, type Ref } from 'vue'
import { choosable, fieldText, type Field, type Pair, type PairRecord, type Side } from './pair.ts'

export interface Choosing {
  /** The record that stays. */
  stays: Readonly<Ref<Side>>
  letStay: (side: Side) => void
  /** Whether only one may stay, because it is the member's. */
  fixed: boolean
  /** Fields that differ, so that one of the two is to be chosen. */
  differ: ComputedRef<Field[]>
  /** Whose value counts; a birthday is not guessed. */
  chosen: Readonly<Partial<Record<Field, Side>>>
  choose: (field: Field, side: Side) => void
  /** Whether two birthdays wait for a choice. */
  asked: ComputedRef<boolean>
  survivor: ComputedRef<PairRecord>
  other: ComputedRef<PairRecord>
  /** The choice as the server takes it. */
  keep: () => Partial<Record<Field, 'survivor' | 'merged'>>
}

/** Which record stays and whose values count. The server decides what follows from it. */
export function usePair(pair: Pair): Choosing {
  const fixed = Boolean(pair.one.member) !== Boolean(pair.other.member)
  const stays = ref<Side>(pair.other.member && !pair.one.member ? 'other' : 'one')
  const both = (field: Field) => fieldText(pair.one, field) !== '' && fieldText(pair.other, field) !== ''
  const differ = computed(() => choosable.filter((field) => both(field) && fieldText(pair.one, field) !== fieldText(pair.other, field)))
  const chosen = reactive<Partial<Record<Field, Side>>>({})
  const asked = computed(() => differ.value.includes('birthday') && !chosen.birthday)
  function keep(): Partial<Record<Field, 'survivor' | 'merged'>> {
    const picked = differ.value.flatMap((field) => {
      const side = chosen[field]
      return side ? [[field, side === stays.value ? 'survivor' : 'merged'] as const] : []
    })
    return Object.fromEntries(picked)
  }
  return {
    stays,
    letStay: (side) => (stays.value = side),
    fixed,
    differ,
    chosen,
    choose: (field, side) => (chosen[field] = side),
    asked,
    survivor: computed(() => pair[stays.value]),
    other: computed(() => pair[stays.value === 'one' ? 'other' : 'one']),
    keep,
  }
}
