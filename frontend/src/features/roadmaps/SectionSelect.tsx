import { NativeSelect } from '@mantine/core';
import type { RoadmapSection } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { flatSections } from './rows';

type Props = {
  sections: RoadmapSection[];
  value: string | undefined;
  onChange: (section: string | undefined) => void;
};

/** One of the plan's sections, with those in it; nothing where the plan has none. */
export function SectionSelect({ sections, value, onChange }: Props) {
  const { t } = useTranslation();
  const flat = flatSections(sections);
  if (flat.length === 0) return null;
  return (
    <NativeSelect
      label={t('roadmaps.section')}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
      data={[
        { value: '', label: t('roadmaps.anySection') },
        ...flat.map(({ section, level }) => ({
          value: section.id,
          label: '\u2003'.repeat(level) + [section.number, section.title].filter(Boolean).join(' '),
        })),
      ]}
      maw={220}
    />
  );
}
