import type zh from '../zh-CN/food.ts'
import type { Same } from '../schema.ts'

const texts = {
  allergen: { peanut: 'Peanut', crustacean: 'Crustacean', fish: 'Fish', mollusc: 'Mollusc', egg: 'Egg', milk: 'Milk', nut: 'Nuts', sesame: 'Sesame', soy: 'Soy', gluten: 'Gluten', celery: 'Celery', mustard: 'Mustard', sulphite: 'Sulphites' },
  allergy: { peanut: 'Peanut allergy', crustacean: 'Crustacean allergy', fish: 'Fish allergy', mollusc: 'Mollusc allergy', egg: 'Egg allergy', milk: 'Milk allergy', nut: 'Nut allergy', sesame: 'Sesame allergy', soy: 'Soy allergy', gluten: 'Gluten intolerance', celery: 'Celery allergy', mustard: 'Mustard allergy', sulphite: 'Sulphite intolerance' },
  diet: { vegetarian: 'Vegetarian', vegan: 'Vegan', halal: 'Halal', not_spicy: 'Not spicy', no_pork: 'No pork', no_alcohol: 'No alcohol' },
} satisfies Same<typeof zh>
export default texts
