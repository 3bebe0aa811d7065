import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import ZTime from '@/ui/ZTime.vue'

test.each([
  ['1830', '18:30'],
  ['9', '09:00'],
  ['18：30', '18:30'],
  ['7:05', '07:05'],
  ['24:00', '04:00'],
  ['abc', '04:00'],
])('typing %s gives %s', async (typed, expected) => {
  const box = mount(ZTime, { props: { modelValue: '04:00', 'onUpdate:modelValue': (value: string) => box.setProps({ modelValue: value }) } })
  await box.find('input').setValue(typed)
  await box.find('input').trigger('change')
  expect(box.props('modelValue')).toBe(expected)
})
