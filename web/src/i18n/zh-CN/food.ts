const texts = {
  allergen: { peanut: '花生', crustacean: '甲壳类', fish: '鱼', mollusc: '贝类', egg: '蛋', milk: '乳', nut: '坚果', sesame: '芝麻', soy: '大豆', gluten: '麸质', celery: '芹菜', mustard: '芥末', sulphite: '亚硫酸盐' },
  allergy: { peanut: '花生过敏', crustacean: '虾蟹过敏', fish: '鱼类过敏', mollusc: '贝类过敏', egg: '蛋过敏', milk: '乳过敏', nut: '坚果过敏', sesame: '芝麻过敏', soy: '大豆过敏', gluten: '麸质过敏', celery: '芹菜过敏', mustard: '芥末过敏', sulphite: '亚硫酸盐过敏' },
  diet: { vegetarian: '素食', vegan: '纯素', halal: '清真', not_spicy: '不辣', no_pork: '无猪肉', no_alcohol: '无酒精' },
}
export default texts
