DROP TABLE questionnaire_pace;
DROP TABLE questionnaire_count;
