import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { currentState, isStale } from '../../../shared/api/problem';
import type { Roadmap, RoadmapSection } from '../../../shared/api/types';
import { useTranslation } from '../../../shared/i18n/i18n';
import { FormDialog } from '../../../shared/ui/FormDialog';
import { StaleNotice } from '../../../shared/ui/StaleNotice';
import { useAddSection, useChangeSection } from '../api/draftSections';
import { flatSections } from '../rows';
import { nameOf, parentsOf } from './outline';

type Props = { roadmap: Roadmap; section: RoadmapSection | null; parentId: string | null; onClose: () => void };

const sectionIn = (sections: RoadmapSection[], parentId: string | null): RoadmapSection[] =>
  parentId === null
    ? sections
    : (flatSections(sections).find((one) => one.section.id === parentId)?.section.sections ?? []);

/** The words of a section; a new one comes last among those beside it. */
export function SectionDialog({ roadmap, section, parentId, onClose }: Props) {
  const { t } = useTranslation();
  const [number, setNumber] = useState(section?.number ?? '');
  const [title, setTitle] = useState(section?.title ?? '');
  const [parent, setParent] = useState(parentId);
  const [known, setKnown] = useState(section);
  const add = useAddSection(roadmap.id);
  const change = useChangeSection(roadmap.id);
  const words = { number: number.trim() || null, title: title.trim() || null };
  const send = () => {
    if (!section) {
      const afterId = sectionIn(roadmap.sections, parent).at(-1)?.id ?? null;
      return add.mutate({ ...words, parentId: parent, afterId }, { onSuccess: onClose });
    }
    change.mutate(
      { section: known ?? section, body: words },
      {
        onSuccess: onClose,
        onError: (error) => {
          const now = currentState<RoadmapSection>(error);
          if (now) setKnown(now);
        },
      },
    );
  };
  const stale = isStale(change.error) && known;
  return (
    <FormDialog
      title={t(section ? 'draft.editSection' : 'draft.newSection')}
      action={t('common.save')}
      busy={add.isPending || change.isPending}
      error={add.error ?? (stale ? null : change.error)}
      ready={(words.number !== null || words.title !== null) && !stale}
      onSubmit={send}
      onClose={onClose}
    >
      <TextInput
        label={t('draft.number')}
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
        maxLength={100}
        maw={140}
      />
      <Textarea
        label={t('draft.sectionTitle')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        maxLength={4000}
        autosize
        minRows={2}
        data-autofocus
      />
      {!section && roadmap.sections.length > 0 && (
        <NativeSelect
          label={t('draft.inSection')}
          value={parent ?? ''}
          onChange={(event) => setParent(event.currentTarget.value || null)}
          data={[{ value: '', label: t('draft.topLevel') }, ...sectionOptions(roadmap)]}
        />
      )}
      {stale && (
        <StaleNotice
          mine={{ [t('draft.number')]: number.trim(), [t('draft.sectionTitle')]: title.trim() }}
          theirs={{ [t('draft.number')]: known.number ?? '', [t('draft.sectionTitle')]: known.title ?? '' }}
          busy={change.isPending}
          onTakeTheirs={onClose}
          onKeepMine={send}
        />
      )}
    </FormDialog>
  );
}

/** The sections of a roadmap as choices, deeper ones set in. */
export const sectionOptions = (roadmap: Roadmap) =>
  flatSections(roadmap.sections).map(({ section, level }) => ({
    value: section.id,
    label: '\u2003'.repeat(level) + nameOf(section),
  }));

/** Where a section lies now. */
export const parentOf = (roadmap: Roadmap, section: RoadmapSection) =>
  parentsOf(roadmap.sections).get(section.id) ?? null;
