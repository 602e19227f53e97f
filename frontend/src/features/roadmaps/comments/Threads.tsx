import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { formatInstant } from '../../../shared/format/dates';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { Roadmap, RoadmapComment } from '../../../shared/api/types';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useCommentRoadmap, useSettleComment } from '../api/roadmapComments';
import { useKept } from '../draft/kept';

type ThreadProps = { roadmap: Roadmap; first: RoadmapComment; answers: RoadmapComment[]; mayComment: boolean };

/** What began a thread, the answers to it, and whether it is settled. */
export function Thread({ roadmap, first, answers, mayComment }: ThreadProps) {
  const { t } = useTranslation();
  const [answering, setAnswering] = useState(false);
  const settle = useSettleComment(roadmap.id);
  return (
    <Stack gap={4} pb="xs" style={{ borderBottom: '1px solid var(--opora-line)' }}>
      <Comment comment={first} />
      {answers.map((one) => (
        <div key={one.id} style={{ paddingInlineStart: 16 }}>
          <Comment comment={one} />
        </div>
      ))}
      <Group gap="xs">
        {first.resolvedAt && (
          <Text size="sm" className="quiet">
            {t('rowComments.resolved')}
          </Text>
        )}
        {first.allowedActions.map((step) => (
          <Button
            key={step}
            size="compact-sm"
            variant="subtle"
            loading={settle.isPending}
            onClick={() => settle.mutate({ comment: first, step })}
          >
            {t(`rowComments.${step}`)}
          </Button>
        ))}
        {mayComment && !answering && (
          <Button size="compact-sm" variant="subtle" onClick={() => setAnswering(true)}>
            {t('rowComments.answer')}
          </Button>
        )}
      </Group>
      {settle.error && <ProblemAlert error={settle.error} />}
      {answering && (
        <Say
          roadmapId={roadmap.id}
          activityId={first.activityId}
          parentId={first.id}
          onSaid={() => setAnswering(false)}
        />
      )}
    </Stack>
  );
}

function Comment({ comment }: { comment: RoadmapComment }) {
  const { i18n } = useTranslation();
  return (
    <div>
      <Text size="sm" className="quiet">
        {[comment.authorName, comment.organizationName, formatInstant(comment.createdAt, i18n.language)]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <Text className="verbatim">{comment.text}</Text>
    </div>
  );
}

type SayProps = { roadmapId: string; activityId: string | null; parentId?: string; onSaid?: () => void };

/** A remark on a row, on the whole draft, or an answer; what is typed outlives a closed panel. */

export function Say({ roadmapId, activityId, parentId, onSaid }: SayProps) {
  const { t } = useTranslation();
  const kept = useKept<string>(`comment.${roadmapId}.${activityId ?? ''}.${parentId ?? ''}`);
  const [text, setText] = useState(kept.found ?? '');
  const say = useCommentRoadmap(roadmapId);
  const said = () => {
    setText('');
    kept.forget();
    onSaid?.();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        say.mutate({ text: text.trim(), activityId, parentId }, { onSuccess: said });
      }}
    >
      <Stack gap="xs">
        <Textarea
          label={t(parentId ? 'rowComments.yourAnswer' : 'rowComments.yours')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            kept.keep(event.currentTarget.value);
          }}
          maxLength={5000}
          autosize
          minRows={2}
        />
        {say.error && <ProblemAlert error={say.error} kept={t('draft.kept')} />}
        <Button type="submit" size="xs" w="fit-content" disabled={text.trim() === ''} loading={say.isPending}>
          {t('rowComments.say')}
        </Button>
      </Stack>
    </form>
  );
}
