import { ActionIcon, Button, Checkbox, Group, NativeSelect, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from '../../../shared/i18n/i18n';
import { textIn, type Choice } from '../../../shared/surveys/definition';
import { useBuilder } from './context';
import { freshChoice } from './fresh';
import { changeList, listOf, namesOfLists, renameList, shifted, usersOf } from './lists';
import { NameField } from './NameField';
import { NumberField } from './NumberField';
import { freeListName } from './names';
import { ProblemLines } from './ProblemLines';
import { TextsField } from './TextsField';
import { update } from './tree';
import classes from './Builder.module.css';

type Props = {
  list: string;
  /** The item that shows it. */
  owner: string;
  onChoose: (list: string | undefined) => void;
  pointer: string;
  label: string;
  /** Its choices are named like the steps of a scale. */
  steps?: boolean;
};

/** The choices of a question; a list may be shown by several, and a change then is one for all of them. */
export function ChoicesEditor({ list: name, owner, onChoose, pointer, label, steps = false }: Props) {
  const { t } = useTranslation();
  const { definition, edit } = useBuilder();
  const list = listOf(definition, name);
  const choices = list?.choices ?? [];
  const at = `/choiceLists/${definition.choiceLists.findIndex((one) => one.name === name)}`;
  const shared = usersOf(definition, name).length;
  const scored = (definition.factors?.length ?? 0) > 0 || choices.some((one) => one.value !== undefined);
  const change = (next: (old: Choice[]) => Choice[], tag?: string) =>
    edit((old) => changeList(old, name, next), tag && `${name}.${tag}`);
  const add = () => {
    change((old) => [...old, freshChoice(old)]);
    setTimeout(() => document.getElementById(`${owner}-choice-${choices.length}`)?.focus(), 0);
  };
  const separate = () =>
    edit((old) => {
      const own = freeListName(old);
      return {
        ...old,
        choiceLists: [...old.choiceLists, { name: own, choices }],
        sections: update(old.sections, owner, (one) => (steps ? { ...one, labels: own } : { ...one, choices: own })),
      };
    });
  return (
    <fieldset className={classes.set}>
      <legend>{label}</legend>
      <ListChoice value={name} onChoose={onChoose} label={label} />
      <ProblemLines at={pointer} />
      <ProblemLines at={at} exact />
      {shared > 1 && (
        <Group gap="xs">
          <Text size="sm">{t('builder.sharedList', { count: shared })}</Text>
          <Button size="compact-sm" variant="default" onClick={separate}>
            {t('builder.separateList')}
          </Button>
        </Group>
      )}
      <ol className={classes.choices}>
        {choices.map((choice, index) => (
          <ChoiceRow
            key={index}
            id={`${owner}-choice-${index}`}
            choice={choice}
            index={index}
            count={choices.length}
            at={`${at}/choices/${index}`}
            steps={steps}
            scored={scored}
            onChange={(part, tag) =>
              change((old) => old.map((one, i) => (i === index ? { ...one, ...part } : one)), `${index}.${tag}`)
            }
            onMove={(to) => change((old) => shifted(old, index, to))}
            onRemove={() => change((old) => old.filter((_, i) => i !== index))}
            onEnter={add}
          />
        ))}
      </ol>
      <Button size="xs" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
        {t('builder.addChoice')}
      </Button>
      <NameField
        label={t('builder.listName')}
        value={name}
        onChange={(next) => edit((old) => renameList(old, name, next))}
        pointer={`${at}/name`}
        hint={t('builder.listNameHint')}
        others={namesOfLists(definition)}
      />
    </fieldset>
  );
}

/** Another list of the same questionnaire, told by its first choices. */
function ListChoice({ value, onChoose, label }: { value: string; onChoose: (name: string) => void; label: string }) {
  const { t } = useTranslation();
  const { definition, language } = useBuilder();
  if (definition.choiceLists.length < 2) return null;
  const words = (choices: Choice[]) =>
    choices
      .slice(0, 3)
      .map((one) => textIn(one.label, language, definition.languages) || one.name)
      .join(', ');
  return (
    <NativeSelect
      label={t('builder.whichList')}
      aria-label={`${label}: ${t('builder.whichList')}`}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value)}
      data={definition.choiceLists.map((one) => ({ value: one.name, label: `${one.name}: ${words(one.choices)}` }))}
    />
  );
}

type RowProps = {
  id: string;
  choice: Choice;
  index: number;
  count: number;
  at: string;
  steps: boolean;
  scored: boolean;
  onChange: (part: Partial<Choice>, tag: string) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
  onEnter: () => void;
};

function ChoiceRow({ id, choice, index, count, at, steps, scored, onChange, onMove, onRemove, onEnter }: RowProps) {
  const { t } = useTranslation();
  const number = index + 1;
  return (
    <li onKeyDown={(event) => event.key === 'Enter' && (event.target as HTMLElement).id === id && onEnter()}>
      <div className={classes.choice}>
        <div className={classes.choiceLabel}>
          <TextsField
            id={id}
            label={t('builder.choiceLabel', { number })}
            value={choice.label}
            onChange={(label) => onChange({ label }, 'label')}
            pointer={`${at}/label`}
            bare
          />
        </div>
        <div className={classes.choiceName}>
          <NameField
            label={t(steps ? 'builder.choiceStep' : 'builder.choiceName', { number })}
            value={choice.name}
            onChange={(name) => onChange({ name }, 'name')}
            pointer={`${at}/name`}
            bare
          />
        </div>
        {scored && !steps && (
          <div className={classes.choiceName}>
            <NumberField
              label={t('builder.choiceValue', { number })}
              value={choice.value}
              onChange={(value) => onChange({ value }, 'value')}
              bare
            />
          </div>
        )}
        <Group gap={2} wrap="nowrap">
          <Small
            word={t('builder.choiceUp', { number })}
            Icon={IconArrowUp}
            onClick={() => onMove(index - 1)}
            off={index === 0}
          />
          <Small
            word={t('builder.choiceDown', { number })}
            Icon={IconArrowDown}
            onClick={() => onMove(index + 1)}
            off={index === count - 1}
          />
          <Small word={t('builder.choiceRemove', { number })} Icon={IconX} onClick={onRemove} />
        </Group>
      </div>
      {!steps && (
        <Checkbox
          mt={6}
          label={t('builder.exclusive')}
          checked={choice.exclusive ?? false}
          onChange={(event) => onChange({ exclusive: event.currentTarget.checked || undefined }, 'exclusive')}
        />
      )}
    </li>
  );
}

type SmallProps = { word: string; Icon: typeof IconX; onClick: () => void; off?: boolean };

export const Small = ({ word, Icon, onClick, off }: SmallProps) => (
  <ActionIcon variant="subtle" aria-label={word} title={word} onClick={onClick} disabled={off}>
    <Icon size={16} aria-hidden />
  </ActionIcon>
);
