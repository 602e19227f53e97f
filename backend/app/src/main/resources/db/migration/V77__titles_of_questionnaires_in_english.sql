-- A questionnaire is called in the reader's language where it has its title in it: lists say the English one beside the first.
ALTER TABLE surveys_questionnaires ADD COLUMN title_en text GENERATED ALWAYS AS (definition -> 'title' ->> 'en') STORED;
