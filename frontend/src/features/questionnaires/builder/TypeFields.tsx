import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from '../../../shared/i18n/i18n';
import { LaterDayField } from '../../../shared/ui/laterFields';
import type { Item } from '../../../shared/surveys/definition';
import { ChoicesEditor } from './ChoicesEditor';
import { useBuilder, useItem } from './context';
import { has } from './fields';
import { NumberField } from './NumberField';
import { freeListName } from './names';
import { freshChoice } from './fresh';
import { ProblemLines } from './ProblemLines';
import { update, type EditItem } from './tree';
import classes from './Builder.module.css';

const DISPLAYS = ['list', 'menu', 'likert'] as const;
/** Sound and video are not taken in answers: they are shown where a form from elsewhere asks for them, and not offered. */
const KINDS = ['any', 'image', 'audio', 'video'] as const;
const TAKEN: readonly string[] = ['any', 'image'];
const FLAGS = ['other', 'randomOrder', 'decimal', 'multiline', 'shown'] as const;
const NUMBERS = ['minSelected', 'maxSelected', 'min', 'max', 'step', 'maxLength', 'maxFiles', 'maxMegabytes'] as const;

/** What belongs to one type of item only. */
export function TypeFields({ item }: { item: EditItem }) {
  const { t } = useTranslation();
  const { pointer, set } = useItem(item);
  const isDay = item.type === 'date';
  const number = (field: (typeof NUMBERS)[number]) => has(item.type, field) && !(isDay && /^m(in|ax)$/.test(field));
  return (
    <>
      {FLAGS.filter((field) => has(item.type, field)).map((field) => (
        <Checkbox
          key={field}
          label={t(`builder.flag.${field}`)}
          checked={item[field] ?? false}
          onChange={(event) => set({ [field]: event.currentTarget.checked || undefined })}
        />
      ))}
      {has(item.type, 'display') && (
        <NativeSelect
          label={t('builder.display')}
          value={item.display ?? 'list'}
          onChange={(event) => {
            const display = event.currentTarget.value as Item['display'];
            set({ display: display === 'list' ? undefined : display });
          }}
          data={DISPLAYS.map((one) => ({ value: one, label: t(`builder.displays.${one}`) }))}
        />
      )}
      <div className={classes.numbers}>
        {NUMBERS.filter(number).map((field) => (
          <NumberField
            key={field}
            label={t(`builder.number.${field}`)}
            value={item[field] as number | undefined}
            onChange={(value) => set({ [field]: value }, field)}
            pointer={`${pointer}/${field}`}
          />
        ))}
        {isDay &&
          (['min', 'max'] as const).map((field) => (
            <div key={field}>
              <LaterDayField
                label={t(`builder.day.${field}`)}
                value={(item[field] as string | undefined) ?? null}
                onChange={(day) => set({ [field]: day ?? undefined })}
              />
              <ProblemLines at={`${pointer}/${field}`} exact />
            </div>
          ))}
      </div>
      {has(item.type, 'pattern') && (
        <div>
          <TextInput
            label={t('builder.pattern')}
            description={t('builder.patternHint')}
            value={item.pattern ?? ''}
            onChange={(event) => set({ pattern: event.currentTarget.value || undefined }, 'pattern')}
            maxLength={200}
            spellCheck={false}
          />
          <ProblemLines at={`${pointer}/pattern`} />
        </div>
      )}
      {has(item.type, 'accept') && (
        <NativeSelect
          label={t('builder.accept')}
          value={item.accept ?? 'any'}
          onChange={(event) => {
            const accept = event.currentTarget.value as Item['accept'];
            set({ accept: accept === 'any' ? undefined : accept });
          }}
          data={KINDS.filter((one) => TAKEN.includes(one) || one === item.accept).map((one) => ({
            value: one,
            label: t(`builder.accepts.${one}`),
          }))}
        />
      )}
      {has(item.type, 'labels') && <ScaleLabels item={item} />}
    </>
  );
}

/** Words for steps of a scale: a list whose choices are named like numbers. */
function ScaleLabels({ item }: { item: EditItem }) {
  const { t } = useTranslation();
  const { edit } = useBuilder();
  const { pointer, set } = useItem(item);
  const begin = () =>
    edit((old) => {
      const name = freeListName(old);
      const ends = [item.min ?? 1, item.max ?? 5].map((end) => ({ ...freshChoice([]), name: String(end) }));
      return {
        ...old,
        choiceLists: [...old.choiceLists, { name, choices: ends }],
        sections: update(old.sections, item.key, (one) => ({ ...one, labels: name })),
      };
    });
  return (
    <>
      <Checkbox
        label={t('builder.scaleLabels')}
        checked={item.labels !== undefined}
        onChange={(event) => (event.currentTarget.checked ? begin() : set({ labels: undefined }))}
      />
      {item.labels !== undefined && (
        <ChoicesEditor
          list={item.labels}
          owner={item.key}
          onChoose={(labels) => set({ labels })}
          pointer={`${pointer}/labels`}
          label={t('builder.scaleLabels')}
          steps
        />
      )}
    </>
  );
}
