import { ActionIcon, Checkbox, Group, NativeSelect, Stack, Title } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCopy, IconTrash } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import { codeWord } from '../../../shared/i18n/codes';
import { ITEM_TYPES, type ItemType } from '../../../shared/surveys/definition';
import { ChoicesEditor } from './ChoicesEditor';
import { useBuilder, useItem } from './context';
import { useDeeds } from './deeds';
import { ExpressionField } from './ExpressionField';
import { has } from './fields';
import { retyped } from './fresh';
import { withoutOrphans } from './lists';
import { NameField } from './NameField';
import { renamed } from './names';
import { ProblemLines } from './ProblemLines';
import { RequiredField } from './RequiredField';
import { RowsEditor } from './RowsEditor';
import { ScoringFields } from './ScoringFields';
import { TextsField } from './TextsField';
import { TypeFields } from './TypeFields';
import { update, type EditItem } from './tree';
import classes from './Builder.module.css';

/** Where a new question begins to be written. */
const LABEL_FIELD = 'builder-label';

/** Everything about one item: what is asked, how it is answered, when it is shown, what it counts. */
export function ItemEditor({ item }: { item: EditItem }) {
  const { t } = useTranslation();
  const { edit, fresh } = useBuilder();
  const { pointer, set } = useItem(item);
  const begins = fresh === item.key;
  useEffect(() => {
    if (!begins) return;
    const timer = setTimeout(() => document.getElementById(LABEL_FIELD)?.focus(), 50); // the menu has closed by then
    return () => clearTimeout(timer);
  }, [begins]);
  const rename = (name: string) =>
    edit((old) => {
      const named = update(old.sections, item.key, (one) => ({ ...one, name }));
      return renamed({ ...old, sections: named }, item.name, name);
    });
  return (
    <Stack gap="md" className={classes.editor}>
      {item.type !== 'group' && <h2 className="visually-hidden">{t(`itemType.${item.type}`)}</h2>}
      <Head item={item} />
      <ProblemLines at={pointer} exact />
      <TextsField
        id={LABEL_FIELD}
        label={t(item.type === 'group' ? 'builder.sectionLabel' : 'builder.label')}
        value={item.label}
        onChange={(label) => set({ label }, 'label')}
        pointer={`${pointer}/label`}
        long={item.type !== 'group'}
      />
      {has(item.type, 'hint') && (
        <TextsField
          label={t('builder.hint')}
          value={item.hint}
          onChange={(hint) => set({ hint }, 'hint')}
          pointer={`${pointer}/hint`}
        />
      )}
      {has(item.type, 'guidance') && (
        <details className={classes.more} open={Boolean(item.guidance) || undefined}>
          <summary>{t('builder.guidance')}</summary>
          <TextsField
            label={t('builder.guidance')}
            value={item.guidance}
            onChange={(guidance) => set({ guidance }, 'guidance')}
            pointer={`${pointer}/guidance`}
            hint={t('builder.guidanceHint')}
            long
          />
        </details>
      )}
      {has(item.type, 'choices') && item.choices !== undefined && (
        <ChoicesEditor
          list={item.choices}
          owner={item.key}
          onChoose={(choices) => choices && set({ choices })}
          pointer={`${pointer}/choices`}
          label={t('builder.choices')}
        />
      )}
      {has(item.type, 'rows') && <RowsEditor item={item} />}
      <TypeFields item={item} />
      {has(item.type, 'required') && <RequiredField item={item} />}
      {has(item.type, 'cannotSay') && (
        <Checkbox
          label={t('builder.cannotSay')}
          description={t('builder.cannotSayHint')}
          checked={item.cannotSay ?? false}
          onChange={(event) => set({ cannotSay: event.currentTarget.checked || undefined })}
        />
      )}
      <Logic item={item} />
      {has(item.type, 'scoring') && (
        <ScoringFields
          scoring={item.scoring}
          onChange={(scoring, tag) => set({ scoring }, tag)}
          pointer={`${pointer}/scoring`}
        />
      )}
      <NameField label={t('builder.name')} value={item.name} onChange={rename} pointer={`${pointer}/name`} />
    </Stack>
  );
}

function Head({ item }: { item: EditItem }) {
  const { t } = useTranslation();
  const { edit } = useBuilder();
  const { stepBy, copy, remove } = useDeeds();
  const others = ITEM_TYPES.filter((type) => type !== 'group');
  const retype = (type: ItemType) =>
    edit((old) => {
      const made = retyped(old, item, type);
      return withoutOrphans(old, {
        ...made.definition,
        sections: update(made.definition.sections, item.key, () => made.item),
      });
    });
  const deeds = [
    { word: t('builder.up'), Icon: IconArrowUp, onClick: () => stepBy(item.key, -1) },
    { word: t('builder.down'), Icon: IconArrowDown, onClick: () => stepBy(item.key, 1) },
    { word: t('builder.copy'), Icon: IconCopy, onClick: () => copy(item.key) },
    { word: t('builder.delete'), Icon: IconTrash, onClick: () => remove(item.key) },
  ];
  return (
    <Group justify="space-between" align="flex-end">
      {item.type === 'group' ? (
        <Title order={2}>{t('itemType.group')}</Title>
      ) : (
        <NativeSelect
          label={t('builder.type')}
          value={item.type}
          onChange={(event) => retype(event.currentTarget.value as ItemType)}
          data={others.map((type) => ({ value: type, label: codeWord('itemType', type) }))}
        />
      )}
      <Group gap={4} role="group" aria-label={t('builder.deeds')}>
        {deeds.map(({ word, Icon, onClick }) => (
          <ActionIcon key={word} variant="default" size="lg" aria-label={word} title={word} onClick={onClick}>
            <Icon size={18} aria-hidden />
          </ActionIcon>
        ))}
      </Group>
    </Group>
  );
}

/** When it is shown, and which answers are taken. */
function Logic({ item }: { item: EditItem }) {
  const { t } = useTranslation();
  const { pointer, set } = useItem(item);
  return (
    <>
      {has(item.type, 'expression') && (
        <ExpressionField
          label={t('builder.expression')}
          value={item.expression}
          onChange={(expression) => set({ expression: expression ?? '' }, 'expression')}
          pointer={`${pointer}/expression`}
          owner={item.key}
          textOnly
        />
      )}
      <ExpressionField
        label={t('builder.relevant')}
        value={item.relevant}
        onChange={(relevant) => set({ relevant }, 'relevant')}
        pointer={`${pointer}/relevant`}
        owner={item.key}
        always={t('builder.always')}
      />
      {has(item.type, 'constraint') && (
        <details className={classes.more} open={Boolean(item.constraint) || undefined}>
          <summary>{t('builder.constraintTitle')}</summary>
          <Stack gap="sm" mt="xs">
            <ExpressionField
              label={t('builder.constraint')}
              value={item.constraint}
              onChange={(constraint) => set({ constraint }, 'constraint')}
              pointer={`${pointer}/constraint`}
              owner={item.key}
              textOnly
              hint={t('builder.constraintHint')}
            />
            <TextsField
              label={t('builder.constraintMessage')}
              value={item.constraintMessage}
              onChange={(constraintMessage) => set({ constraintMessage }, 'constraintMessage')}
              pointer={`${pointer}/constraintMessage`}
            />
          </Stack>
        </details>
      )}
      {has(item.type, 'default') && (
        <details className={classes.more} open={Boolean(item.default) || undefined}>
          <summary>{t('builder.defaultTitle')}</summary>
          <ExpressionField
            label={t('builder.default')}
            value={item.default}
            onChange={(value) => set({ default: value }, 'default')}
            pointer={`${pointer}/default`}
            owner={item.key}
            textOnly
            hint={t('builder.defaultHint')}
          />
        </details>
      )}
      {has(item.type, 'choiceFilter') && (
        <details className={classes.more} open={Boolean(item.choiceFilter) || undefined}>
          <summary>{t('builder.filterTitle')}</summary>
          <ExpressionField
            label={t('builder.choiceFilter')}
            value={item.choiceFilter}
            onChange={(choiceFilter) => set({ choiceFilter }, 'choiceFilter')}
            pointer={`${pointer}/choiceFilter`}
            owner={item.key}
            textOnly
            hint={t('builder.choiceFilterHint')}
          />
        </details>
      )}
    </>
  );
}
