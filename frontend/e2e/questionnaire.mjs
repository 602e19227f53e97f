// A questionnaire with each kind of question, and a campaign that asks it at one school.
import { done, first } from './api.mjs';

const both = (ru, en) => ({ ru, en });
const choice = (name, ru, en, more = {}) => ({ name, label: both(ru, en), ...more });

const definition = {
  format: 1,
  code: 'e2e_all_kinds',
  languages: ['ru', 'en'],
  title: both('Школьная столовая', 'The school canteen'),
  description: both(
    'Узнать, чем довольны родители и что изменить в столовой.',
    'To learn what parents like and what should change in the canteen.',
  ),
  choiceLists: [
    { name: 'yes_no', choices: [choice('yes', 'да', 'yes'), choice('no', 'нет', 'no')] },
    {
      name: 'often',
      choices: [
        choice('never', 'никогда', 'never'),
        choice('sometimes', 'иногда', 'sometimes'),
        choice('always', 'всегда', 'always'),
      ],
    },
    {
      name: 'dishes',
      choices: [
        choice('soup', 'суп', 'soup'),
        choice('porridge', 'каша', 'porridge'),
        choice('salad', 'салат', 'salad'),
        choice('none', 'ничего', 'nothing', { exclusive: true }),
      ],
    },
    {
      name: 'matters',
      choices: [
        choice('taste', 'вкус', 'taste'),
        choice('price', 'цена', 'price'),
        choice('queue', 'очередь', 'the queue'),
      ],
    },
    { name: 'ends', choices: [choice('1', 'плохо', 'bad'), choice('5', 'отлично', 'excellent')] },
  ],
  sections: [
    {
      type: 'group',
      name: 'eating',
      label: both('Питание', 'Meals'),
      hint: both('Отвечайте о вашем ребенке.', 'Answer about your child.'),
      items: [
        {
          type: 'single',
          name: 'eats',
          label: both('Ваш ребенок ест в столовой?', 'Does your child eat in the canteen?'),
          choices: 'yes_no',
          required: true,
        },
        {
          type: 'multiple',
          name: 'likes',
          label: both('Что ребенок ест охотно?', 'What does your child like to eat?'),
          relevant: "${eats} = 'yes'",
          choices: 'dishes',
          other: true,
          randomOrder: true,
          required: true,
        },
        {
          type: 'scale',
          name: 'taste',
          label: both('Насколько вкусно?', 'How good is the food?'),
          hint: both('Один — плохо, пять — отлично.', 'One is bad, five is excellent.'),
          min: 1,
          max: 5,
          labels: 'ends',
          cannotSay: true,
          required: true,
        },
        {
          type: 'matrix',
          name: 'order',
          label: both('Как часто бывает?', 'How often does it happen?'),
          choices: 'often',
          cannotSay: true,
          required: true,
          rows: [
            { name: 'order_cold', label: both('Еда остыла', 'The food is cold') },
            { name: 'order_queue', label: both('Долгая очередь', 'There is a long queue') },
          ],
        },
      ],
    },
    {
      type: 'group',
      name: 'more',
      label: both('Подробнее', 'Details'),
      items: [
        {
          type: 'number',
          name: 'price',
          label: both('Сколько стоит обед, рублей?', 'How much is a lunch, in roubles?'),
          min: 0,
          max: 1000,
        },
        { type: 'computed', name: 'week', expression: '${price} * 5' },
        {
          type: 'note',
          name: 'week_note',
          label: both('За неделю выходит ${week}.', 'That makes ${week} a week.'),
          relevant: '${week} > 0',
        },
        {
          type: 'date',
          name: 'since',
          label: both('С какого дня ребенок ест в столовой?', 'Since when has your child eaten there?'),
          relevant: "${eats} = 'yes'",
          min: '2015-09-01',
          constraint: '. <= today()',
          constraintMessage: both('Этот день еще не наступил.', 'That day has not come yet.'),
        },
        {
          type: 'ranking',
          name: 'matters',
          label: both('Что важнее?', 'What matters more?'),
          choices: 'matters',
        },
        {
          type: 'text',
          name: 'form',
          label: both('Класс', 'Class'),
          hint: both('Например, 5А.', 'For example, 5А.'),
          pattern: '\\d{1,2}[А-Я]',
          constraintMessage: both('Напишите номер и букву: 5А.', 'Write the number and the letter: 5А.'),
        },
        {
          type: 'text',
          name: 'wish',
          label: both('Что бы вы изменили?', 'What would you change?'),
          multiline: true,
        },
        {
          type: 'file',
          name: 'photo',
          label: both('Фото обеда', 'A photo of the lunch'),
          accept: 'image',
          maxFiles: 2,
        },
      ],
    },
  ],
};

const day = (shift) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);

/** Starts a campaign; answers with it and the secret of a link of its only participant. */
export async function askParents(page, supervised = false) {
  const region = await first(page, '/api/v1/organizations?kind=REGION');
  const school = await first(page, '/api/v1/organizations?kind=SCHOOL');
  const made = await done(page, 'POST', '/api/v1/questionnaires', { organizationId: region.id, definition });
  const campaign = await done(page, 'POST', '/api/v1/campaigns', {
    organizationId: region.id,
    questionnaireId: made.id,
    title: `Столовая глазами родителей ${Date.now() % 100000}`,
    opensOn: day(-2),
    closesOn: day(20),
  });
  const at = `/api/v1/campaigns/${campaign.id}`;
  await done(page, 'POST', `${at}/participants`, {
    items: [{ organizationId: school.id, audience: 'PARENT', expected: 25 }],
  });
  await done(page, 'POST', `${at}/schedule`);
  const { items } = await done(page, 'POST', `${at}/links`, { supervised });
  const answered = async () => {
    const rates = await done(page, 'GET', `${at}/rates`);
    return rates.items.reduce((sum, each) => sum + each.answered, 0);
  };
  return { at, token: items[0].token, answered };
}
