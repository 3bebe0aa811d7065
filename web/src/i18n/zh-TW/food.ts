import type zh from '../zh-CN/food.ts'
import type { Same } from '../schema.ts'

const texts = {
  allergen: { peanut: '花生', crustacean: '甲殼類', fish: '魚', mollusc: '貝類', egg: '蛋', milk: '乳', nut: '堅果', sesame: '芝麻', soy: '大豆', gluten: '麩質', celery: '芹菜', mustard: '芥末', sulphite: '亞硫酸鹽' },
  allergy: { peanut: '花生過敏', crustacean: '蝦蟹過敏', fish: '魚類過敏', mollusc: '貝類過敏', egg: '蛋過敏', milk: '乳過敏', nut: '堅果過敏', sesame: '芝麻過敏', soy: '大豆過敏', gluten: '麩質過敏', celery: '芹菜過敏', mustard: '芥末過敏', sulphite: '亞硫酸鹽過敏' },
  diet: { vegetarian: '素食', vegan: '純素', halal: '清真', not_spicy: '不辣', no_pork: '無豬肉', no_alcohol: '無酒精' },
} satisfies Same<typeof zh>
export default texts
