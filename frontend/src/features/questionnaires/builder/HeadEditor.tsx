import { Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { Factor } from '../../../shared/surveys/definition';
import { Small } from './ChoicesEditor';
import { useBuilder } from './context';
import { languageName, OFFERED } from './languages';
import { NameField } from './NameField';
import { freeName, isTaken } from './names';
import { ProblemLines } from './ProblemLines';
import { TextsField } from './TextsField';
import { flat, omit, type EditDefinition, type EditItem } from './tree';
import classes from './Builder.module.css';

/** What is said of the whole questionnaire: its title, its languages, what it measures. */
export function HeadEditor() {
  const { t } = useTranslation();
  const { definition, edit } = useBuilder();
  return (
    <Stack gap="md" className={classes.editor}>
      <Title order={2}>{t('builder.properties')}</Title>
      <TextsField
        label={t('builder.title')}
        value={definition.title}
        onChange={(title) => edit((old) => ({ ...old, title }), 'title')}
        pointer="/title"
      />
      <TextsField
        label={t('builder.description')}
        value={definition.description}
        onChange={(description) => edit((old) => ({ ...old, description }), 'description')}
        pointer="/description"
        long
      />
      <Languages />
      <Factors />
      <NameField
        label={t('builder.code')}
        value={definition.code}
        onChange={(code) => edit((old) => ({ ...old, code }))}
        pointer="/code"
        hint={t('builder.codeHint')}
      />
      <ProblemLines at="/sections" exact />
    </Stack>
  );
}

function Languages() {
  const { t, i18n } = useTranslation();
  const { definition, edit, language, setLanguage } = useBuilder();
  const { languages } = definition;
  const change = (next: string[]) => {
    edit((old) => ({ ...old, languages: next }));
    if (!next.includes(language)) setLanguage(next[0]!);
  };
  return (
    <fieldset className={classes.set}>
      <legend>{t('builder.languages')}</legend>
      <ul className={classes.choices}>
        {languages.map((tag, index) => (
          <li key={tag}>
            <Group gap="xs">
              <Text>{languageName(tag, i18n.language)}</Text>
              <Text size="sm" className="quiet">
                {index === 0 ? t('builder.firstLanguage') : tag}
              </Text>
              {index > 0 && (
                <>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    onClick={() => change([tag, ...languages.filter((one) => one !== tag)])}
                  >
                    {t('builder.makeFirst')}
                  </Button>
                  <Small
                    word={t('builder.removeLanguage', { language: languageName(tag, i18n.language) })}
                    Icon={IconX}
                    onClick={() => edit((old) => withoutLanguage(old, tag))}
                  />
                </>
              )}
            </Group>
          </li>
        ))}
      </ul>
      <Select
        label={t('builder.addLanguage')}
        searchable
        value={null}
        onChange={(tag) => tag && change([...languages, tag])}
        data={OFFERED.filter((tag) => !languages.includes(tag)).map((tag) => ({
          value: tag,
          label: languageName(tag, i18n.language),
        }))}
        nothingFoundMessage={t('common.nothingFound')}
      />
      <ProblemLines at="/languages" />
    </fieldset>
  );
}

type Texts = Record<string, string> | undefined;
const without = (texts: Texts, tag: string): Texts => {
  if (!texts || !(tag in texts)) return texts;
  const others = omit(texts, tag);
  return Object.keys(others).length === 0 ? undefined : others;
};

/** A language goes with all its texts: what stays behind would be a fault. */
export function withoutLanguage(definition: EditDefinition, tag: string): EditDefinition {
  const item = (one: EditItem): EditItem => ({
    ...one,
    label: without(one.label, tag),
    hint: without(one.hint, tag),
    guidance: without(one.guidance, tag),
    requiredMessage: without(one.requiredMessage, tag),
    constraintMessage: without(one.constraintMessage, tag),
    ...(one.rows ? { rows: one.rows.map((row) => ({ ...row, label: without(row.label, tag) })) } : {}),
    ...(one.items ? { items: one.items.map(item) } : {}),
  });
  return {
    ...definition,
    languages: definition.languages.filter((one) => one !== tag),
    title: without(definition.title, tag),
    description: without(definition.description, tag),
    factors: definition.factors.map((one) => ({ ...one, label: without(one.label, tag) })),
    choiceLists: definition.choiceLists.map((list) => ({
      ...list,
      choices: list.choices.map((one) => ({ ...one, label: without(one.label, tag) })),
    })),
    sections: definition.sections.map(item),
  };
}

/** What the answers are scored for. */
function Factors() {
  const { t } = useTranslation();
  const { definition, edit } = useBuilder();
  const { factors } = definition;
  const set = (next: Factor[], tag?: string) => edit((old) => ({ ...old, factors: next }), tag);
  const change = (index: number, part: Partial<Factor>, tag: string) =>
    set(
      factors.map((one, i) => (i === index ? { ...one, ...part } : one)),
      `factor.${index}.${tag}`,
    );
  const add = () => set([...factors, { code: freeName(new Set(factors.map((one) => one.code.toLowerCase())), 'f') }]);
  return (
    <fieldset className={classes.set}>
      <legend>{t('builder.factors')}</legend>
      <p className={classes.help}>{t('builder.factorsHint')}</p>
      <ol className={classes.choices}>
        {factors.map((factor, index) => (
          <li key={index}>
            <div className={classes.choice}>
              <div className={classes.choiceLabel}>
                <TextsField
                  label={t('builder.factorLabel', { number: index + 1 })}
                  value={factor.label}
                  onChange={(label) => change(index, { label }, 'label')}
                  pointer={`/factors/${index}/label`}
                  bare
                />
              </div>
              <div className={classes.choiceName}>
                <NameField
                  label={t('builder.factorCode', { number: index + 1 })}
                  value={factor.code}
                  onChange={(code) => edit((old) => renameFactor(old, factor.code, code))}
                  pointer={`/factors/${index}/code`}
                  others={codesOf(factors)}
                  bare
                />
              </div>
              <Small
                word={t('builder.factorRemove', { number: index + 1 })}
                Icon={IconX}
                onClick={() => set(factors.filter((_, i) => i !== index))}
              />
            </div>
            <ProblemLines at={`/factors/${index}`} exact />
          </li>
        ))}
      </ol>
      <Button size="xs" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
        {t('builder.addFactor')}
      </Button>
    </fieldset>
  );
}

const codesOf = (factors: readonly Factor[]) => factors.map((one) => one.code);

/** A factor under another code; what is scored for it follows. A code of another factor is not taken. */
export function renameFactor(definition: EditDefinition, from: string, to: string): EditDefinition {
  if (isTaken(codesOf(definition.factors), from, to)) return definition;
  const scored = <T extends { scoring?: EditItem['scoring'] }>(one: T): T =>
    one.scoring?.factor === from ? { ...one, scoring: { ...one.scoring, factor: to } } : one;
  const follow = (item: EditItem): EditItem => ({
    ...scored(item),
    ...(item.rows ? { rows: item.rows.map(scored) } : {}),
    ...(item.items ? { items: item.items.map(follow) } : {}),
  });
  return {
    ...definition,
    factors: definition.factors.map((one) => (one.code === from ? { ...one, code: to } : one)),
    sections: definition.sections.map(follow),
  };
}

/** How many questions there are, for the head of the page. */
export const questionCount = (definition: EditDefinition) =>
  flat(definition.sections).filter(({ item }) => !['group', 'note', 'computed'].includes(item.type)).length;
