import vue from 'eslint-plugin-vue'
import typescript from 'typescript-eslint'

/** Small on purpose: vue-tsc finds most mistakes. Rules here are memory of what must not come back. */
export default typescript.config(
  { ignores: ['dist', 'node_modules', 'src/api/schema.ts', 'stories/shots'] },
  ...typescript.configs.recommended,
  ...vue.configs['flat/essential'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: typescript.parser } },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/no-v-html': 'error',
      '@typescript-eslint/no-unused-expressions': ['error', { allowShortCircuit: true, allowTernary: true }],
      'no-restricted-globals': ['error', { name: 'confirm', message: 'Use ZDialog.' }, { name: 'alert', message: 'Use toast().' }],
      'no-console': 'error',
      'max-lines': ['error', { max: 350 }],
    },
  },
  {
    // Texts are data: one entry per code, as many as the server has.
    files: ['src/i18n/*/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['src/**/*.vue'],
    rules: { 'max-lines': ['error', { max: 150 }] },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    ignores: ['src/ui/**', 'src/staff/main.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: ['element-plus', 'element-plus/*', 'vant', 'vant/*'], message: 'Only ui/ knows the kit.' }] }],
    },
  },
)
